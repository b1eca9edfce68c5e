import type { Faults, FaultTarget } from './fault.ts';
import { actionOf, type Script, type ScriptedFault } from './script.ts';

/** Faults as a script says; of several that fit a request the first acts, and each counts every request that it fits. */
export function createScriptFaults(script: Script, name: string): Faults {
  const rules = script.faults.map((fault) => ({ fault, action: actionOf(fault), fits: fitsOf(fault), seen: 0 }));
  return {
    name,
    next(target) {
      const fitting = rules.filter(({ fits }) => fits(target));
      for (const rule of fitting) rule.seen += 1;
      return fitting.find(({ fault, seen }) => isOneOf(fault.match?.nth, seen))?.action ?? null;
    },
  };
}

function fitsOf({ match }: ScriptedFault): (target: FaultTarget) => boolean {
  const path = match?.path === undefined ? null : pathPattern(match.path);
  return (target) => {
    if (match?.method !== undefined && match.method !== target.method) return false;
    if (path !== null && !path.test(target.path)) return false;
    return match?.id === undefined || (target.id !== null && isOneOf(match.id, target.id));
  };
}

// A path without a slash in front is found anywhere; `*` stands for anything within one part.
function pathPattern(path: string): RegExp {
  const escaped = path.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '[^/]*');
  return new RegExp(path.startsWith('/') ? `^${escaped}(?:/.*)?$` : escaped, 'i');
}

function isOneOf(wanted: number | readonly number[] | undefined, value: number): boolean {
  if (wanted === undefined) return true;
  return typeof wanted === 'number' ? wanted === value : wanted.includes(value);
}
