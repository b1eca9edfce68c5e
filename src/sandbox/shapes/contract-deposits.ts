import { contractDeposits } from '../../resources/contract-deposits.ts';
import type { Json } from '../json.ts';
import { productOf } from '../seed/world.ts';
import { contractCompanions, contractCoworkerCompanions } from './relations.ts';
import { addition, companion, kept, shapeOf, type Companion } from './shape.ts';

/** A deposit as the server shows it. */
export const depositShape = shapeOf(contractDeposits, [
  'CoworkerContractId',
  ...contractCompanions,
  ...contractCoworkerCompanions,
  'ProductId',
  ofProduct('ProductName', ({ name }) => name),
  ofProduct('ProductPrice', ({ price }) => price),
  ofProduct('ProductCurrencyCode', ({ currency }) => currency),
  'Notes',
  'Price',
  'Refundable',
  addition('InvoiceDuringOnlineCheckout', 'boolean'),
  kept('Invoiced'),
  kept('InvoicedOn'),
  kept('Credited'),
]);

function ofProduct(name: string, show: (product: ReturnType<typeof productOf>) => Json): Companion {
  return companion(name, (record) => {
    const id = Number(record['ProductId']);
    return id > 0 ? show(productOf(id)) : null;
  });
}
