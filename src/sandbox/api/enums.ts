import { contractContacts } from '../../resources/contract-contacts.ts';
import { amlCheckStatuses } from '../shapes/contract-contacts.ts';
import type { Query } from './query.ts';
import { json, notFound, type Reply } from './reply.ts';

const contactTypes = contractContacts.fields.find(({ name }) => name === 'ContractContactType')?.enum ?? [];

const enums = new Map([
  ['econtractcontacttype', contactTypes],
  ['eamlcheckstatus', amlCheckStatuses],
]);

/** The members of the enum that the query names. */
export function readEnum(query: Query): Reply {
  const members = enums.get((query.get('name') ?? '').toLowerCase());
  if (members === undefined) return notFound();
  return json(
    200,
    members.map(({ value, name }) => ({ Id: value, Name: name })),
  );
}
