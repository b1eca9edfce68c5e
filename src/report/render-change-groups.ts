import picocolors from 'picocolors';
import type { ChangeGroup } from './change-groups.ts';
import type { RunDocument } from './document.ts';
import { getResource } from '../resources/index.ts';
import { countOf, thousands } from './plural.ts';
import type { Look } from './resource-list.ts';
import { sayChange } from './say-change.ts';
import { wrapHanging } from './wrap.ts';

const mostShown = 10;

/** What would be cleared, apart from all else, and the changes that several records share, the largest first. */
export function renderChangeGroups(document: RunDocument, look: Look): string {
  const { clears, groups } = document.plan;
  const { bold, yellow } = picocolors.createColors(look.hasColor);
  const say = (group: ChangeGroup) => wrapHanging(sayGroup(group, document), { columns: look.columns, indent: 2 });
  const cleared = groups.filter((group) => group.clears);
  const shared = sharedGroups(document);
  const verb = document.run.command === 'plan' ? 'would be' : 'to be';
  return [
    ...(clears === 0
      ? []
      : [yellow(`${countOf(clears, 'cell')} ${verb} emptied`), ...cleared.map((group) => yellow(say(group))), '']),
    ...(shared.length === 0
      ? []
      : [bold('The same change in several records'), ...shared.slice(0, mostShown).map(say)]),
    ...(shared.length === 0
      ? []
      : sayOthers(document).map((text) => wrapHanging(text, { columns: look.columns, indent: 2 }))),
    ...(shared.length === 0 ? [] : ['']),
  ].join('\n');
}

/** `Price 100 -> 110 in 212 records`; with the record type where the run has several. */
export function sayGroup(group: ChangeGroup, { byResource }: Pick<RunDocument, 'byResource'>): string {
  const { resource, clears, field, rows } = group;
  const what = clears ? `clears ${field}` : sayChange(group, getResource(resource));
  return `${startOf(resource, byResource)}${what} in ${countOf(rows, 'record')}`;
}

/** Changes that more than one record shares, without those that clear. */
export function sharedGroups({ plan }: { readonly plan: Pick<RunDocument['plan'], 'groups'> }): readonly ChangeGroup[] {
  return plan.groups.filter(({ clears, rows }) => !clears && rows > 1);
}

/** `14 other changes of Notes, 3 of Price`: all changes that no line above speaks of, one text for each record type. */
function sayOthers(document: RunDocument): readonly string[] {
  const { plan, byResource } = document;
  const shown = [...plan.groups.filter(({ clears }) => clears), ...sharedGroups(document).slice(0, mostShown)];
  return Object.keys(byResource).flatMap((resource) => {
    const left = plan.fields
      .filter((one) => one.resource === resource)
      .map(({ field, rows }) => {
        const own = shown.filter((group) => group.resource === resource && group.field === field);
        return { field, count: own.reduce((sum, group) => sum - group.rows, rows) };
      })
      .filter(({ count }) => count > 0);
    const [first, ...others] = left;
    if (first === undefined) return [];
    const said = [`${countOf(first.count, 'other change')} of ${first.field}`];
    for (const { field, count } of others) said.push(`${thousands(count)} of ${field}`);
    return [`${startOf(resource, byResource)}${said.join(', ')}`];
  });
}

function startOf(resource: string, byResource: RunDocument['byResource']): string {
  return Object.keys(byResource).length > 1 ? `${resource}: ` : '';
}
