import type { Json } from '../json.ts';
import { contractOf, deskName, proposalCoworkerOf, type Contract, type Coworker } from '../seed/world.ts';
import type { StoredRecord } from '../store/store.ts';
import { companion, type Companion } from './shape.ts';

// Null where there is no contract.
function ofContract(name: string, show: (contract: Contract) => Json): Companion {
  return companion(name, (record) => {
    const id = Number(record['CoworkerContractId']);
    return id > 0 ? show(contractOf(id)) : null;
  });
}

/** What deposits, pauses and contacts all show of their contract. */
export const contractCompanions: readonly Companion[] = [
  ofContract('CoworkerContractQuantity', ({ quantity }) => quantity),
  ofContract('CoworkerContractFloorPlanDeskIds', ({ deskIds }) => deskIds.join(',')),
  ofContract('CoworkerContractFloorPlanDeskNames', ({ deskIds }) => namesOf(deskIds)),
  ofContract('CoworkerContractTariffName', ({ tariff }) => tariff.name),
];

/** What deposits and pauses show of the contract's coworker. */
export const contractCoworkerCompanions: readonly Companion[] = [
  ofContract('CoworkerContractCoworkerId', ({ coworker }) => coworker.id),
  ofContract('CoworkerContractCoworkerFullName', ({ coworker }) => coworker.fullName),
  ofContract('CoworkerContractCoworkerBillingName', ({ coworker }) => coworker.billingName),
];

/** Something of the coworker whom the record's proposal was made to. */
export function proposalCoworker(record: StoredRecord | undefined, show: (coworker: Coworker) => Json): Json {
  const id = Number(record?.['ProposalId'] ?? 0);
  return id > 0 ? show(proposalCoworkerOf(id)) : null;
}

/** The names of desks as replies write them. */
export function namesOf(ids: readonly number[]): string {
  return ids.map(deskName).join(', ');
}

/** A stored list of ids. */
export function idsOf(value: Json | undefined): readonly number[] {
  return Array.isArray(value) ? value.map(Number) : [];
}
