import { proposalContracts } from '../../resources/proposal-contracts.ts';
import type { Json } from '../json.ts';
import { tariffOf, type Tariff } from '../seed/world.ts';
import { idsOf, namesOf, proposalCoworker } from './relations.ts';
import { companion, shapeOf, type Companion } from './shape.ts';

/** A proposal's contract as the server shows it; several numbers of its relations are strings. */
export const proposalContractShape = shapeOf(proposalContracts, [
  'ProposalId',
  companion('ProposalCoworkerId', (record) => proposalCoworker(record, ({ id }) => String(id))),
  companion('ProposalCoworkerEmail', (record) => proposalCoworker(record, ({ email }) => email)),
  companion('ProposalCoworkerFullName', (record) => proposalCoworker(record, ({ fullName }) => fullName)),
  'TariffId',
  ofTariff('TariffName', ({ name }) => name),
  ofTariff('TariffInvoiceEvery', ({ invoiceEvery }) => String(invoiceEvery)),
  ofTariff('TariffInvoiceEveryWeeks', ({ invoiceEveryWeeks }) => String(invoiceEveryWeeks)),
  ofTariff('TariffPrice', ({ price }) => price),
  ofTariff('TariffBusinessCurrencyCode', ({ currency }) => currency),
  'BillingDay',
  'Quantity',
  'Desks',
  'AddedDesks',
  'RemovedDesks',
  'Variants',
  'AddedVariants',
  'RemovedVariants',
  companion('FloorPlanDeskIds', ({ Desks }) => idsOf(Desks).join(',')),
  companion('FloorPlanDeskNames', ({ Desks }) => namesOf(idsOf(Desks))),
  companion('FloorPlanDeskVariantIds', ({ Variants }) => idsOf(Variants).join(',')),
  companion('FloorPlanDeskVariantNames', ({ Variants }) => idsOf(Variants).map(variantName).join(', ')),
  'Price',
  'StartDate',
  'CancellationLimitDays',
  'ContractTerm',
  'CancellationDate',
  'DiscountCodeId',
]);

function ofTariff(name: string, show: (tariff: Tariff) => Json): Companion {
  return companion(name, (record) => {
    const id = Number(record['TariffId']);
    return id > 0 ? show(tariffOf(id)) : null;
  });
}

function variantName(id: number): string {
  return `Layout ${id % 100}`;
}
