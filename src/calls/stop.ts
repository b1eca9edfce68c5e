import { setMaxListeners } from 'node:events';
import { exitCodes } from '../errors.ts';
import type { Halt } from '../ports/calls.ts';

/** Whether the run has to stop, and why; the first reason stays. */
export interface Stop {
  halt(halt: Halt): Halt;
  halted(): Halt | null;
  /** Aborted as soon as the run has to stop, so that every wait ends. */
  readonly signal: AbortSignal;
}

/** `interrupt` is aborted with an exit code when somebody wants the run to end. */
export function createStop(interrupt: AbortSignal, onHalt: (halt: Halt) => void): Stop {
  const controller = new AbortController();
  // Every wait listens, and there are as many as there are calls at a time.
  setMaxListeners(0, controller.signal);
  let first: Halt | null = null;
  const halt = (next: Halt): Halt => {
    if (first !== null) return first;
    first = next;
    onHalt(next);
    controller.abort();
    return next;
  };
  const interrupted = (): Halt => halt(interruptedHalt(interrupt.reason));
  if (interrupt.aborted) interrupted();
  else interrupt.addEventListener('abort', interrupted, { once: true });
  return { halt, halted: () => first, signal: controller.signal };
}

function interruptedHalt(reason: unknown): Halt {
  const exitCode = typeof reason === 'number' ? reason : exitCodes.interrupted;
  return { kind: 'interrupted', message: 'it was interrupted', exitCode };
}
