import { contractContacts } from '../../resources/contract-contacts.ts';
import type { Json } from '../json.ts';
import { countryName, coworkerOf, type Coworker } from '../seed/world.ts';
import { contractCompanions } from './relations.ts';
import { addition, companion, shapeOf, type Companion } from './shape.ts';

/** How far the check of a contact's identity has come. */
export const amlCheckStatuses = [
  { value: 0, name: 'NotStarted' },
  { value: 1, name: 'Pending' },
  { value: 2, name: 'Clear' },
  { value: 3, name: 'PotentialMatch' },
  { value: 4, name: 'ConfirmedMatch' },
  { value: 5, name: 'Error' },
  { value: 6, name: 'ManuallyCleared' },
] as const;

/** A contact as the server shows it. */
export const contactShape = shapeOf(contractContacts, [
  'CoworkerContractId',
  ...contractCompanions,
  'CoworkerId',
  ofCoworker('CoworkerFullName', ({ fullName }) => fullName),
  ofCoworker('CoworkerCompanyName', ({ companyName }) => companyName),
  ofCoworker('CoworkerBillingName', ({ billingName }) => billingName),
  ofCoworker('CoworkerEmail', ({ email }) => email),
  ofCoworker('CoworkerActive', ({ isActive }) => isActive),
  'FullName',
  'Email',
  'DateOfBirth',
  'Address',
  'PostCode',
  'CityName',
  'State',
  'CountryId',
  companion('CountryName', ({ CountryId }) => (Number(CountryId) > 0 ? countryName(Number(CountryId)) : null)),
  'PhoneNumber',
  'Notes',
  'ContractContactType',
  addition('AmlCheckStatus', 'enum', amlCheckStatuses),
]);

function ofCoworker(name: string, show: (coworker: Coworker) => Json): Companion {
  return companion(name, (record) => {
    const id = Number(record['CoworkerId']);
    return id > 0 ? show(coworkerOf(id)) : null;
  });
}
