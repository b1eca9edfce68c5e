import type { JsonObject } from '../json.ts';
import type { Random } from '../random.ts';
import { notes, people, places, streets } from './words.ts';

/** What a record type needs to make the values of one record; `parentIds` are the records it may hang on. */
export interface Making {
  readonly random: Random;
  /** How many contracts there are to hang on. */
  readonly contracts: number;
  readonly parentIds: readonly number[];
}

/** Makes the values of one record, without its Id and its audit stamps. */
export type MakeValues = (making: Making) => JsonObject;

const firstContract = 100_001;
const firstProposal = 200_001;

/** The makers by slug. */
export const makers: Readonly<Record<string, MakeValues>> = {
  'contract-paused-periods': makePause,
  'proposal-contracts': makeProposalContract,
  'contract-deposits': makeDeposit,
  'proposal-contract-schedules': makeSchedule,
  'contract-contacts': makeContact,
};

function makePause(making: Making): JsonObject {
  const { random } = making;
  const month = random.between(0, 30);
  return {
    CoworkerContractId: contractId(making),
    PauseFrom: firstOfMonth(month),
    PauseUntil: firstOfMonth(month + random.between(1, 4)),
    Notes: noteOrNull(random),
  };
}

function makeDeposit(making: Making): JsonObject {
  const { random } = making;
  const isInvoiced = random.chance(0.1);
  return {
    CoworkerContractId: contractId(making),
    ProductId: random.between(501, 540),
    Notes: noteOrNull(random),
    Price: random.chance(0.15) ? null : random.between(50, 4000) + random.pick([0, 0, 0.5, 0.99]),
    Refundable: random.chance(0.7),
    InvoiceDuringOnlineCheckout: random.chance(0.3),
    Invoiced: isInvoiced,
    InvoicedOn: isInvoiced ? firstOfMonth(random.between(0, 20)) : null,
    Credited: false,
  };
}

function makeProposalContract({ random }: Making): JsonObject {
  const start = random.between(6, 24);
  const desk = random.between(700, 990);
  return {
    ProposalId: firstProposal + random.between(0, 600),
    TariffId: random.between(301, 306),
    BillingDay: random.pick([1, 1, 1, 15, 28, 31]),
    Quantity: random.between(1, 6),
    Desks: Array.from({ length: random.pick([0, 1, 2, 3]) }, (_, index) => desk + index),
    Variants: random.chance(0.2) ? [random.between(10, 40)] : [],
    Price: random.chance(0.3) ? null : random.between(80, 2400) + random.pick([0, 0, 0.95]),
    StartDate: firstOfMonth(start),
    CancellationLimitDays: random.pick([null, 0, 30, 30, 60, 90]),
    ContractTerm: random.chance(0.6) ? firstOfMonth(start + random.pick([6, 12, 24])) : null,
    CancellationDate: random.chance(0.1) ? firstOfMonth(start + 30) : null,
    DiscountCodeId: random.chance(0.1) ? random.between(71, 79) : null,
  };
}

function makeSchedule({ random, parentIds }: Making): JsonObject {
  const month = random.between(0, 36);
  return {
    ProposalContractId: parentIds[random.between(0, parentIds.length - 1)] ?? 0,
    ApplyOn: firstOfMonth(month),
    Notes: noteOrNull(random),
    Price: random.chance(0.05) ? null : random.between(90, 2600),
    Applied: month < 4,
  };
}

function makeContact(making: Making): JsonObject {
  const { random } = making;
  const country = random.between(0, places.length - 1);
  const [city, postCode] = places[country] ?? places[0];
  const isBare = random.chance(0.15);
  return {
    CoworkerContractId: contractId(making),
    CoworkerId: random.chance(0.4) ? random.between(9001, 9400) : null,
    FullName: random.pick(people),
    Email: isBare ? null : `contact.${random.between(1, 99_999)}@example.com`,
    DateOfBirth: random.chance(0.5) ? day(random) : null,
    Address: isBare ? null : `${random.pick(streets)} ${random.between(1, 240)}`,
    PostCode: isBare ? null : postCode,
    CityName: isBare ? null : city,
    State: null,
    CountryId: isBare ? null : country + 20,
    PhoneNumber: random.chance(0.6) ? `+44 20 7946 0${random.between(100, 999)}` : null,
    Notes: noteOrNull(random),
    ContractContactType: random.between(0, 3),
    AmlCheckStatus: random.pick([0, 0, 1, 2, 6]),
  };
}

function contractId({ random, contracts }: Making): number {
  return firstContract + random.between(0, Math.max(0, contracts - 1));
}

function noteOrNull(random: Random): string | null {
  return random.chance(0.4) ? null : random.pick(notes);
}

// Counted from January 2025; billing cycles start on the first.
function firstOfMonth(month: number): string {
  return new Date(Date.UTC(2025, month, 1)).toISOString().replace('.000Z', 'Z');
}

function day(random: Random): string {
  return new Date(Date.UTC(random.between(1950, 2004), random.between(0, 11), random.between(1, 28)))
    .toISOString()
    .replace('.000Z', 'Z');
}
