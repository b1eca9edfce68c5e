import { parse } from 'yaml';
import { z } from 'zod';
import * as errors from '../errors.ts';
import { listAnd } from '../problems/quote.ts';

const cell = z.union([z.string(), z.number(), z.boolean()], 'write one value').transform(String);
const fieldName = z.string('write the name of a field, or null to leave the column out');

const fields = {
  /** Header text to field name; null leaves the column out. */
  columns: z.record(z.string(), fieldName.nullable(), 'write headers, and the name of a field for each').default({}),
  /** Field name to the cell text that every row has. */
  constants: z.record(z.string(), cell, 'write names of fields, and a cell for each').default({}),
};

const schema = z.strictObject(fields, {
  error: ({ code }) => (code === 'invalid_type' ? 'it holds neither columns nor constants' : undefined),
});

/** How a user's own headers are to be understood. */
export type ColumnMap = z.output<typeof schema>;

/** A map that says nothing. */
export const emptyColumnMap: ColumnMap = { columns: {}, constants: {} };

/** Reads the text of a `--map` file. */
export function parseColumnMap(file: string, text: string): ColumnMap {
  const checked = schema.safeParse(parseYaml(file, text) ?? {});
  if (checked.success) return checked.data;
  const places = checked.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  );
  throw errors.badMap(
    file,
    `is no column map: ${listAnd(places)}`,
    'write it like\n  columns:\n    Membership no: CoworkerContractId\n  constants:\n    ContractContactType: Director',
  );
}

function parseYaml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const [firstLine] = error instanceof Error ? error.message.split('\n') : [];
    throw errors.badMap(file, `is no YAML: ${firstLine ?? 'it cannot be parsed'}`, 'mend the line that it names');
  }
}
