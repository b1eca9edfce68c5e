import { contractPausedPeriods } from '../../resources/contract-paused-periods.ts';
import { contractCompanions, contractCoworkerCompanions } from './relations.ts';
import { companion, shapeOf } from './shape.ts';

/** A pause as the server shows it. The sandbox's business keeps UTC, so the local twins say the same without the Z. */
export const pausedPeriodShape = shapeOf(contractPausedPeriods, [
  'CoworkerContractId',
  ...contractCompanions,
  ...contractCoworkerCompanions,
  'PauseFrom',
  companion('PauseFromLocal', ({ PauseFrom }) => localTwin(PauseFrom)),
  'PauseUntil',
  companion('PauseUntilLocal', ({ PauseUntil }) => localTwin(PauseUntil)),
  'Notes',
]);

function localTwin(value: unknown): string | null {
  return typeof value === 'string' ? value.replace(/Z$/, '') : null;
}
