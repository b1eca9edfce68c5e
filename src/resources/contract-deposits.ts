import { flag, id, money, text } from './fields.ts';
import type { Resource } from './resource.ts';

/** A deposit charged with a customer's contract. */
export const contractDeposits: Resource = {
  name: 'contract-deposits',
  entity: 'ContractDeposit',
  path: '/api/billing/contractdeposits',
  description: 'Deposits charged with a contract.',
  nicknames: ['deposit'],
  doneWhen: 'Invoiced',
  carried: ['InvoiceDuringOnlineCheckout'],
  fields: [
    id('Id', 'The Id of the deposit to update.', {
      required: true,
      aliases: ['ContractDepositId', 'Deposit id', 'Record id', 'Nexudus id'],
    }),
    id('CoworkerContractId', 'The contract that the deposit belongs to.', {
      required: true,
      aliases: ['Contract id', 'Contract', 'Coworker contract', 'Customer contract', 'Contract no', 'Contract number'],
    }),
    id('ProductId', 'The product that is charged as the deposit.', {
      required: true,
      aliases: ['Product', 'Deposit product', 'Product no'],
    }),
    text('Notes', 'Notes or internal comments about the deposit.', {
      aliases: ['Note', 'Comment', 'Comments', 'Remark', 'Remarks', 'Internal comments'],
      longAbove: 255,
    }),
    money('Price', "The amount to charge; empty means the product's own price.", {
      aliases: ['Amount', 'Deposit', 'Deposit amount', 'Deposit price', 'Value'],
    }),
    flag('Refundable', 'Whether cancelling the contract makes a credit note for the amount.', {
      aliases: ['Is refundable', 'Refund', 'Can be refunded'],
    }),
  ],
  rules: [],
};
