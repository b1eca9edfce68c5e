/** What can be measured, by the name that `npm run bench -- NAME` takes. */
const benches: Readonly<Record<string, () => Promise<{ readonly run: () => Promise<string[]> }>>> = {
  validate: () => import('./validate.ts'),
  workbook: () => import('./workbook.ts'),
  startup: () => import('./startup.ts'),
  shapes: () => import('./shapes.ts'),
  sandbox: () => import('./sandbox.ts'),
  budget: () => import('./budget.ts'),
  journal: () => import('./journal.ts'),
  apply: () => import('./apply.ts'),
  night: () => import('./night.ts'),
  plan: () => import('./plan.ts'),
  pace: () => import('./pace.ts'),
  report: () => import('./report.ts'),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`There is no bench "${unknown.join('", "')}"; there are ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}

for (const [name, load] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(name);
  const { run } = await load();
  for (const line of await run()) console.log(`  ${line}`);
}
