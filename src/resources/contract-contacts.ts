import { choice, date, email, id, text } from './fields.ts';
import type { Resource } from './resource.ts';

/** A person or name that stands beside the customer on a contract. */
export const contractContacts: Resource = {
  name: 'contract-contacts',
  entity: 'ContractContact',
  path: '/api/billing/contractcontacts',
  description: 'Directors, company aliases and mail recipients named on a contract.',
  nicknames: ['contacts'],
  fields: [
    id('Id', 'The Id of the contact to update.', {
      required: true,
      aliases: ['ContractContactId', 'Contact id', 'Record id'],
    }),
    id('CoworkerContractId', 'The contract that names the contact.', {
      required: true,
      aliases: ['Contract id', 'Contract', 'Coworker contract'],
    }),
    text('FullName', 'The full name, used where the contact is no coworker record.', {
      required: true,
      aliases: ['Name', 'Contact name', 'Contact'],
    }),
    id('CoworkerId', 'The coworker that the contact is, where there is one.', {
      aliases: ['Coworker', 'Member id', 'Customer id'],
    }),
    email('Email', 'The e-mail address, used where the contact is no coworker record.', {
      aliases: ['E-mail', 'Email address', 'E-mail address', 'Mail'],
    }),
    date('DateOfBirth', 'The date of birth, used to verify the identity.', {
      aliases: ['Birth date', 'Birthday', 'Born', 'DOB', 'D.O.B.'],
    }),
    text('Address', 'The street address.', { aliases: ['Street', 'Street address', 'Address line', 'Address 1'] }),
    text('PostCode', 'The post code.', { aliases: ['Postal code', 'Zip', 'Zip code'] }),
    text('CityName', 'The city.', { aliases: ['City', 'Town'] }),
    text('State', 'The state, county or region.', { aliases: ['County', 'Region', 'Province'] }),
    id('CountryId', 'The country, by its Id in Nexudus.', { aliases: ['Country'] }),
    text('PhoneNumber', 'The phone number.', { aliases: ['Phone', 'Telephone', 'Tel', 'Mobile', 'Phone no'] }),
    text('Notes', 'Notes about the contact.', { aliases: ['Note', 'Comment', 'Comments'], longAbove: 255 }),
    choice('ContractContactType', 'The role: company director, trading name, or recipient of mail for the company.', {
      aliases: ['Contact type', 'Type', 'Role'],
      enum: [
        { value: 0, name: 'None' },
        { value: 1, name: 'Director' },
        { value: 2, name: 'CompanyAlias' },
        { value: 3, name: 'NominatedRecipient' },
      ],
    }),
  ],
  rules: [],
};
