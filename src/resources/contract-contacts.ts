import { choice, date, email, id, text } from './fields.ts';
import type { Resource } from './resource.ts';

/** A person or name that stands beside the customer on a contract. */
export const contractContacts: Resource = {
  name: 'contract-contacts',
  entity: 'ContractContact',
  path: '/api/billing/contractcontacts',
  description: 'Directors, company aliases and mail recipients named on a contract.',
  nicknames: ['contact'],
  carried: ['AmlCheckStatus'],
  fields: [
    id('Id', 'The Id of the contact to update.', {
      required: true,
      aliases: ['ContractContactId', 'Contact id', 'Record id', 'Nexudus id'],
    }),
    id('CoworkerContractId', 'The contract that names the contact.', {
      required: true,
      aliases: ['Contract id', 'Contract', 'Coworker contract', 'Customer contract', 'Contract no', 'Contract number'],
    }),
    text('FullName', 'The full name, used where the contact is no coworker record.', {
      required: true,
      aliases: ['Name', 'Contact name', 'Contact', 'Contact full name'],
    }),
    id('CoworkerId', 'The coworker that the contact is, where there is one.', {
      aliases: ['Coworker', 'Member id', 'Member', 'Customer id', 'Customer'],
    }),
    email('Email', 'The e-mail address, used where the contact is no coworker record.', {
      aliases: ['Mail', 'E-mail address', 'Contact e-mail'],
    }),
    date('DateOfBirth', 'The date of birth, used to verify the identity.', {
      aliases: ['Birth date', 'Birthday', 'Born', 'DOB'],
    }),
    text('Address', 'The street address.', {
      aliases: ['Street', 'Street address', 'Address line', 'Address line 1', 'Address 1', 'Postal address'],
    }),
    text('PostCode', 'The post code.', {
      aliases: ['Postal code', 'Zip', 'Zip code', 'Zip/postal code', 'Pin code', 'Eircode'],
    }),
    text('CityName', 'The city.', { aliases: ['City', 'Town', 'Town/city', 'City/town', 'Locality'] }),
    text('State', 'The state, county or region.', {
      aliases: ['County', 'Region', 'Province', 'State/province', 'State/county'],
    }),
    id('CountryId', 'The country, by its Id in Nexudus.', { aliases: ['Country'] }),
    text('PhoneNumber', 'The phone number.', {
      aliases: [
        'Phone',
        'Phone no',
        'Telephone',
        'Telephone number',
        'Tel',
        'Tel no',
        'Mobile',
        'Mobile phone',
        'Mobile number',
        'Cell',
        'Cell phone',
        'Contact number',
        'Contact phone',
      ],
    }),
    text('Notes', 'Notes about the contact.', {
      aliases: ['Note', 'Comment', 'Comments', 'Remark', 'Remarks'],
      longAbove: 255,
    }),
    choice('ContractContactType', 'The role: company director, trading name, or recipient of mail for the company.', {
      aliases: ['Contact type', 'Type of contact', 'Type', 'Role', 'Contact role'],
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
