import { contractContacts } from './contract-contacts.ts';
import { contractDeposits } from './contract-deposits.ts';
import { contractPausedPeriods } from './contract-paused-periods.ts';
import { proposalContractSchedules } from './proposal-contract-schedules.ts';
import { proposalContracts } from './proposal-contracts.ts';
import type { Resource } from './resource.ts';

/** Every record type there is, parents before children. */
export const resources: readonly Resource[] = [
  contractPausedPeriods,
  proposalContracts,
  contractDeposits,
  proposalContractSchedules,
  contractContacts,
];

/** The record type with this slug. */
export function getResource(name: string): Resource | undefined {
  return resources.find((resource) => resource.name === name);
}
