import type { Problem, Value } from '../model.ts';
import * as say from '../problems/rows.ts';
import type { Rule } from '../resources/resource.ts';

/** A rule that a row breaks, and the field whose cell shows it. */
export interface Breach {
  readonly field: string;
  readonly problem: Problem;
}

/** The rules between the cells of one row; a cell that is not there breaks none. */
export function checkRules(rules: readonly Rule[], values: Readonly<Record<string, Value>>): readonly Breach[] {
  return rules.flatMap((rule) => checkRule(rule, values) ?? []);
}

function checkRule(rule: Rule, values: Readonly<Record<string, Value>>): Breach | null {
  switch (rule.kind) {
    case 'after':
      if (compare(values[rule.earlier], values[rule.later]) !== 'later' && areBothThere(values, rule)) {
        return { field: rule.later, problem: say.untilNotAfterFrom(rule.later, rule.earlier) };
      }
      return null;
    case 'not-before':
      if (!areBothThere(values, rule) || compare(values[rule.earlier], values[rule.later]) !== 'before') return null;
      return { field: rule.later, problem: say.endsBeforeStart(rule.later, rule.earlier) };
    case 'list-or-deltas': {
      const deltas = [rule.added, rule.removed].filter(
        (delta) => typeof values[delta] === 'object' && values[delta] !== null,
      );
      if (values[rule.list] === undefined || deltas.length === 0) return null;
      return { field: rule.list, problem: say.listAndDeltas(rule.list, deltas) };
    }
    case 'no-overlap':
      return null;
  }
}

function areBothThere(
  values: Readonly<Record<string, Value>>,
  { earlier, later }: { earlier: string; later: string },
): boolean {
  return typeof values[earlier] === 'string' && typeof values[later] === 'string';
}

/** How the second date lies to the first. */
function compare(first: Value | undefined, second: Value | undefined): 'before' | 'same' | 'later' {
  const [one, other] = [Date.parse(String(first)), Date.parse(String(second))];
  if (one === other) return 'same';
  return other > one ? 'later' : 'before';
}
