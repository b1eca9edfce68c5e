import type { Problem, Value } from '../model.ts';
import type { Field } from './resource.ts';

/** In which order a date such as 05/06/2025 is written. */
export type DateOrder = 'dmy' | 'mdy';

/** Which character separates whole from fraction in a number. */
export type DecimalSign = '.' | ',';

/** What a codec knows about the column it reads: the field, and what was decided for all its cells together. */
export interface Column {
  readonly field: Field;
  /** The IANA zone in which a cell without an offset is meant. */
  readonly zone: string;
  /** The cell text that clears a field, for what a person is told. */
  readonly clearToken: string;
  readonly dateOrder: DateOrder | null;
  readonly decimal: DecimalSign | null;
  /** Some cells of the column follow the other convention, so a cell that allows both proves nothing. */
  readonly mixed: boolean;
  /** The workbook counts its days from 1904. */
  readonly epoch1904?: boolean;
}

/** What one cell says about the convention of its column; `either` allows both and settles nothing. */
export type Evidence = DateOrder | DecimalSign | 'either';

/** The cell cannot be read: why, and how to mend it. */
export class Refusal {
  readonly problem: Problem;
  constructor(problem: Problem) {
    this.problem = problem;
  }
}

/** The cell was read, and there is something to say about it. */
export class Remark {
  readonly value: Value;
  readonly problem: Problem;
  constructor(value: Value, problem: Problem) {
    this.value = value;
    this.problem = problem;
  }
}

/** The cell reads differently under two conventions, and nothing was decided for its column yet. */
export class Undecided {
  readonly about: 'date-order' | 'decimal';
  constructor(about: 'date-order' | 'decimal') {
    this.about = about;
  }
}

/** What came of a cell; a plain value is the common case and costs no object. */
export type Parsed = Value | Refusal | Remark | Undecided;
