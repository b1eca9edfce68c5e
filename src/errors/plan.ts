import { exitCodes, reasonOf, UserError } from '../errors.ts';

export const planDamaged = (file: string, why: string): UserError =>
  new UserError({
    code: 'plan-damaged',
    message: `${file} is not as nexload saved it: ${why}`,
    hint: 'make the plan again with `nexload plan ... --out FILE`, and change the spreadsheet rather than the plan',
  });

export const planOfOtherVersion = (file: string, version: string, ours: number): UserError =>
  new UserError({
    code: 'plan-of-other-version',
    message: `${file} was saved in version ${version} of the plan format, and this nexload reads version ${ours}`,
    hint: 'make the plan again with this nexload',
  });

export const planForOtherTarget = (file: string, planned: string, here: string): UserError =>
  new UserError({
    code: 'plan-for-other-target',
    message: `${file} was made for ${planned}, and this is ${here}`,
    hint: 'sign in as whoever made the plan, say --base-url, or make the plan again here',
    exitCode: exitCodes.stalePlan,
  });

export const planAmongInputs = (file: string): UserError =>
  new UserError({
    code: 'plan-among-inputs',
    message: `${file} is a saved plan, which is applied alone`,
    hint: 'name the plan without other files',
  });

export const replaceNeedsColumns = (file: string, columns: string): UserError =>
  new UserError({
    code: 'replace-needs-columns',
    message: `${file} lacks ${columns}, and --mode replace sends nothing but what the file holds`,
    hint: 'add the columns, or leave --mode replace out',
  });

export const planUnwritable = (file: string, cause: unknown): UserError =>
  new UserError({
    code: 'plan-unwritable',
    message: `the plan cannot be saved as ${file}: ${reasonOf(cause)}`,
    hint: 'say --out with a name that is not there yet, in a folder that you may write to',
    cause,
  });

export const planOnSandbox = (): UserError =>
  new UserError({
    code: 'plan-on-sandbox',
    message: 'a saved plan is for the account that it was made against, and a sandbox of its own is another',
    hint: 'apply the spreadsheet with --sandbox, or the plan without',
  });

export const planOfPlan = (file: string): UserError =>
  new UserError({
    code: 'plan-of-plan',
    message: `${file} is a plan already`,
    hint: '`nexload show` shows it, `nexload apply` carries it out',
  });

export const notAPlan = (file: string): UserError =>
  new UserError({
    code: 'not-a-plan',
    message: `${file} is no saved plan`,
    hint: 'nexload plan ... --out FILE saves one; nexload validate checks a spreadsheet',
  });

export const planHasItsOptions = (file: string, flags: string, count: number): UserError =>
  new UserError({
    code: 'plan-has-its-options',
    message: `${file} is a saved plan, and ${flags} would have had to be said when it was made`,
    hint: `leave ${count === 1 ? 'it' : 'them'} out, or make the plan again from the spreadsheet`,
  });
