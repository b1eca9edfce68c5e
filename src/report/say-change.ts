import type { FieldChange, Json } from '../model.ts';
import { quote, visible } from '../problems/quote.ts';
import type { Field, Resource } from '../resources/resource.ts';
import { quoteWhole, sayValue } from './say-value.ts';

/** One field's change; what was cut from it may be no value of the field any more. */
type SaidChange = Omit<FieldChange, 'after'> & { readonly after: Json };

/** One field's change, long texts cut: `Price 100 -> 110`, `clears PhoneNumber, was "+44 20 7946 0958"`. */
export function sayChange(change: SaidChange, resource: Resource | undefined): string {
  return say(change, { field: fieldOf(change, resource), sayText: quote });
}

/** All that changes in a row, in one cell, texts whole. */
export function sayChanges(changes: readonly FieldChange[], resource: Resource | undefined): string {
  return changes.map((change) => say(change, { field: fieldOf(change, resource), sayText: quoteWhole })).join('; ');
}

/** The field's table, by which its values are said. */
function fieldOf({ field }: SaidChange, resource: Resource | undefined): Field | undefined {
  return resource?.fields.find(({ name }) => name === field);
}

function say(
  { field: name, before, after, clears }: SaidChange,
  { field, sayText }: { readonly field: Field | undefined; readonly sayText: (text: string) => string },
): string {
  const was = sayValue(before, field, sayText);
  if (clears) return `clears ${visible(name)}, was ${was}`;
  return `${visible(name)} ${was} -> ${sayValue(after, field, sayText)}`;
}
