import { proposalContractSchedules } from '../../resources/proposal-contract-schedules.ts';
import type { Json } from '../json.ts';
import { tariffOf } from '../seed/world.ts';
import type { StoredRecord } from '../store/store.ts';
import { proposalCoworker } from './relations.ts';
import { companion, kept, shapeOf, type Companion } from './shape.ts';

/** A planned price change as the server shows it, with what it tells of its proposal contract. */
export const scheduleShape = shapeOf(proposalContractSchedules, [
  'ProposalContractId',
  ofParent('ProposalContractQuantity', ({ Quantity }) => String(Number(Quantity))),
  ofParent('ProposalContractTariffName', ({ TariffId }) =>
    Number(TariffId) > 0 ? tariffOf(Number(TariffId)).name : null,
  ),
  ofParent('ProposalContractProposalCoworkerId', (parent) => proposalCoworker(parent, ({ id }) => String(id))),
  ofParent('ProposalContractProposalCoworkerFullName', (parent) =>
    proposalCoworker(parent, ({ fullName }) => fullName),
  ),
  ofParent('ProposalContractProposalCoworkerBillingName', (parent) =>
    proposalCoworker(parent, ({ billingName }) => billingName),
  ),
  'ApplyOn',
  'Notes',
  'Price',
  kept('Applied'),
]);

function ofParent(name: string, show: (parent: StoredRecord) => Json): Companion {
  return companion(name, (record, lookup) => {
    const parent = lookup('proposal-contracts', Number(record['ProposalContractId']));
    return parent === undefined ? null : show(parent);
  });
}
