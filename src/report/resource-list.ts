import picocolors from 'picocolors';
import type { EnumMember, Field, Resource } from '../resources/resource.ts';
import { wrap } from './wrap.ts';

/** How wide and how colourful a text may be. */
export interface Look {
  readonly columns: number;
  readonly hasColor: boolean;
}

/** A field as `nexload resources --json` gives it. */
interface FieldDescription {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly enum?: readonly EnumMember[];
  readonly aliases: readonly string[];
  readonly description: string;
}

/** A record type as `nexload resources --json` gives it. */
export interface ResourceDescription {
  readonly name: string;
  readonly entity: string;
  readonly path: string;
  readonly fields: readonly FieldDescription[];
}

/** The record type without what only the program needs. */
export function describeResource({ name, entity, path, fields }: Resource): ResourceDescription {
  return { name, entity, path, fields: fields.map(describeField) };
}

/** One line for each record type. */
export function renderResourceList(all: readonly Resource[], { columns, hasColor }: Look): string {
  const { bold, dim } = picocolors.createColors(hasColor);
  const lines = all.map(({ name, description, fields }) => {
    const required = fields.filter((field) => field.required).map((field) => field.name);
    const about = wrap(`${description} ${fields.length} fields; required: ${required.join(', ')}.`, {
      columns,
      indent: 2,
    });
    return `${bold(name)}\n${dim(about)}\n`;
  });
  return `${lines.join('\n')}\nnexload resources NAME tells the fields of one.\n`;
}

/** All fields of one record type. */
export function renderResource({ name, description, fields }: Resource, { columns, hasColor }: Look): string {
  const { bold, dim, yellow } = picocolors.createColors(hasColor);
  const width = Math.max(...fields.map((field) => field.name.length));
  const lines = fields.map((field) => {
    const mark = field.required ? yellow('required') : dim('optional');
    const details = [field.description, ...enumOf(field), `Also: ${field.aliases.join(', ')}.`].join(' ');
    return `  ${bold(field.name.padEnd(width))}  ${field.codec.type.padEnd(9)}  ${mark}\n${wrap(details, { columns, indent: 6 })}\n`;
  });
  const about = wrap(description, { columns, indent: 2 });
  return `${bold(name)}\n${about}\n\n${lines.join('')}\nHeaders are matched without regard to case, spaces, _ and -.\n`;
}

function enumOf(field: Field): readonly string[] {
  return field.enum === undefined
    ? []
    : [`One of ${field.enum.map(({ value, name }) => `${value} ${name}`).join(', ')}.`];
}

function describeField(field: Field): FieldDescription {
  const { name, codec, required, aliases, description } = field;
  return {
    name,
    type: codec.type,
    required,
    ...(field.enum === undefined ? {} : { enum: field.enum }),
    aliases,
    description,
  };
}
