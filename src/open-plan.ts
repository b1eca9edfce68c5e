import { planAmongInputs, planForOtherTarget } from './errors/plan.ts';
import type { Account } from './model/run.ts';
import { isPlan, readPlan, type SavedPlan } from './plan/read-plan.ts';
import type { Source } from './ports.ts';
import { runSettingsSchema, type RunSettings } from './steps/active-run.ts';

/** The saved plan that an input is; null where the inputs are spreadsheets. */
export async function openPlan(sources: readonly Source[]): Promise<SavedPlan | null> {
  for (const source of sources) {
    if (!(await isPlan(source))) continue;
    if (sources.length > 1) throw planAmongInputs(source.name);
    return readPlan(source);
  }
  return null;
}

/** A plan, and a run, are for the account that they were made against, and nobody else's. */
export function assertAccount(what: string, made: Account, here: Account): void {
  if (made.baseUrl !== here.baseUrl || made.user.toLowerCase() !== here.user.toLowerCase())
    throw planForOtherTarget(what, sayAccount(made), sayAccount(here));
}

/** How rows meet records was decided when the plan was made; the rest is as the user says now. */
export function settingsFor({ head }: SavedPlan, settings: RunSettings): RunSettings {
  const planned = runSettingsSchema.safeParse(head.settings).data;
  if (planned === undefined) return settings;
  const { flagsForRejects, duplicates, sending } = planned;
  return { ...settings, flagsForRejects, duplicates, sending: { ...settings.sending, mode: sending.mode } };
}

function sayAccount({ baseUrl, user }: Account): string {
  return user === '' ? baseUrl : `${baseUrl} as ${user}`;
}
