import { dateTime, id, idList, integer, money } from './fields.ts';
import type { Resource } from './resource.ts';

/** A contract that a proposal offers. */
export const proposalContracts: Resource = {
  name: 'proposal-contracts',
  entity: 'ProposalContract',
  path: '/api/billing/proposalcontracts',
  description: 'Contracts that a proposal offers, with plan, quantity, desks and dates.',
  nicknames: ['proposals'],
  fields: [
    id('Id', 'The Id of the proposal contract to update.', {
      required: true,
      aliases: ['ProposalContractId', 'Proposal contract', 'Record id', 'Nexudus id'],
    }),
    id('ProposalId', 'The proposal that the contract belongs to.', {
      required: true,
      aliases: ['Proposal', 'Proposal no', 'Proposal number'],
    }),
    id('TariffId', 'The plan (tariff) of the contract.', {
      required: true,
      aliases: ['Tariff', 'Plan', 'Plan id', 'Price plan', 'Price plan id', 'Membership plan'],
    }),
    integer('BillingDay', 'The day of the month on which it is billed, 1 to 31.', {
      required: true,
      aliases: ['Bill day', 'Billing day of month', 'Day of billing', 'Invoice day', 'Invoicing day'],
      min: 1,
      max: 31,
    }),
    integer('Quantity', 'How many of the plan, at least 1.', {
      required: true,
      aliases: ['Qty', 'Count', 'Units', 'Number of units'],
      min: 1,
    }),
    idList('Desks', 'All desks of the contract; replaces the list.', {
      aliases: ['Desk ids', 'Desk id', 'Desk', 'All desks'],
    }),
    idList('AddedDesks', 'Desks to add to those that are there.', {
      aliases: ['Add desks', 'Desks added', 'Desks to add', 'New desks'],
    }),
    idList('RemovedDesks', 'Desks to take away from those that are there.', {
      aliases: ['Remove desks', 'Desks removed', 'Desks to remove'],
    }),
    idList('Variants', 'All desk variants of the contract; replaces the list.', {
      aliases: ['Variant ids', 'Variant id', 'Variant', 'All variants', 'Desk variants'],
    }),
    idList('AddedVariants', 'Variants to add to those that are there.', {
      aliases: ['Add variants', 'Variants added', 'Variants to add', 'New variants'],
    }),
    idList('RemovedVariants', 'Variants to take away from those that are there.', {
      aliases: ['Remove variants', 'Variants removed', 'Variants to remove'],
    }),
    money('Price', "The price instead of the plan's own; empty means the plan's own.", {
      aliases: ['Amount', 'Price override', 'Custom price', 'New price', 'Monthly price', 'Monthly fee', 'Unit price'],
    }),
    dateTime('StartDate', 'When the contract starts.', {
      aliases: ['Start', 'Starts', 'Starts on', 'Contract start', 'Contract start date', 'From'],
    }),
    integer('CancellationLimitDays', 'How many days of notice a cancellation needs.', {
      aliases: [
        'Cancellation limit',
        'Cancellation days',
        'Cancellation notice',
        'Notice period',
        'Notice period (days)',
        'Notice days',
        'Days of notice',
      ],
      min: 0,
    }),
    dateTime('ContractTerm', 'The date on which the agreed term ends; a date, not a duration.', {
      aliases: [
        'Term',
        'Term end',
        'Term end date',
        'End of term',
        'Contract term end',
        'Contract term end date',
        'Contract end',
        'Contract end date',
        'End',
        'End date',
        'Until',
      ],
    }),
    dateTime('CancellationDate', 'When the contract is cancelled.', {
      aliases: ['Cancelled on', 'Canceled on', 'Cancel on', 'Cancel date', 'Cancelation date', 'Cancellation'],
    }),
    id('DiscountCodeId', 'The discount code, by its Id.', {
      aliases: ['Discount code', 'Discount', 'Promo code', 'Coupon'],
    }),
  ],
  rules: [
    { kind: 'list-or-deltas', list: 'Desks', added: 'AddedDesks', removed: 'RemovedDesks' },
    { kind: 'list-or-deltas', list: 'Variants', added: 'AddedVariants', removed: 'RemovedVariants' },
    { kind: 'not-before', earlier: 'StartDate', later: 'ContractTerm' },
    { kind: 'not-before', earlier: 'StartDate', later: 'CancellationDate' },
  ],
};
