import { randomOf } from '../random.ts';
import { companies, countries, people, products, tariffs } from './words.ts';

/** Somebody who has contracts. */
export interface Coworker {
  readonly id: number;
  readonly fullName: string;
  readonly companyName: string | null;
  readonly billingName: string;
  readonly email: string;
  readonly isActive: boolean;
}

/** A plan that contracts are on. */
export interface Tariff {
  readonly name: string;
  readonly price: number;
  readonly currency: string;
  readonly invoiceEvery: number;
  readonly invoiceEveryWeeks: number;
}

/** A contract that deposits, pauses and contacts hang on. */
export interface Contract {
  readonly quantity: number;
  readonly deskIds: readonly number[];
  readonly tariff: Tariff;
  readonly coworker: Coworker;
}

/** The contract of this id; there is one for every id, always the same, so that any id is consistent wherever it stands. */
export function contractOf(id: number): Contract {
  const random = randomOf('contract', id);
  return {
    quantity: random.between(1, 4),
    deskIds: desksFrom(random.between(0, 3), random.between(700, 990)),
    tariff: tariffOf(random.between(301, 306)),
    coworker: coworkerOf(random.between(9001, 9400)),
  };
}

/** The coworker of this id. */
export function coworkerOf(id: number): Coworker {
  const random = randomOf('coworker', id);
  const fullName = random.pick(people);
  const companyName = random.chance(0.6) ? random.pick(companies) : null;
  return {
    id,
    fullName,
    companyName,
    billingName: companyName ?? fullName,
    email: `member.${id}@example.com`,
    isActive: random.chance(0.9),
  };
}

/** The plan of this id. */
export function tariffOf(id: number): Tariff {
  const random = randomOf('tariff', id);
  return {
    name: tariffs[id % tariffs.length] ?? tariffs[0],
    price: random.between(8, 240) * 10 + (random.chance(0.3) ? 0.99 : 0),
    currency: 'GBP',
    invoiceEvery: random.chance(0.8) ? 1 : 3,
    invoiceEveryWeeks: 0,
  };
}

/** The product of this id. */
export function productOf(id: number): { readonly name: string; readonly price: number; readonly currency: string } {
  return { name: products[id % products.length] ?? products[0], price: 50 + (id % 20) * 25, currency: 'GBP' };
}

/** The coworker whom a proposal was made to. */
export function proposalCoworkerOf(proposalId: number): Coworker {
  return coworkerOf(randomOf('proposal', proposalId).between(9001, 9400));
}

/** The name of a country. */
export function countryName(id: number): string {
  return countries[id % countries.length] ?? countries[0];
}

/** The name that the floor plan gives a desk. */
export function deskName(id: number): string {
  return `${'ABCD'.charAt(id % 4)}-${id % 1000}`;
}

function desksFrom(count: number, first: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}
