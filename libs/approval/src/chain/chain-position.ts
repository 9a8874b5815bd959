import type { ChainRoute } from '@cong-tinh/regulation';
import { nextStages, type Signed } from './engine.js';

export interface ChainStep {
  readonly key: string;
  readonly label: string;
}

/** A route in one line, and how far along it somebody's work is. */
export interface ChainPosition {
  readonly steps: readonly ChainStep[];
  /** Index of the open step; the number of steps when all are done. */
  readonly at: number;
}

const SUBMIT: ChainStep = { key: 'submit', label: 'Trình duyệt' };
const PUBLISH: ChainStep = { key: 'publish', label: 'Đăng tải' };

/** Submitted, the stages that were signed, the one that is open, brought out. */
export function positionIn(route: ChainRoute, signed: readonly Signed[]): ChainPosition {
  const steps = [SUBMIT, ...route.stages.map(({ key, label }) => ({ key, label })), PUBLISH];
  return { steps, at: 1 + route.stages.length - nextStages(route, signed).length };
}

/** Back at its author: everything is still to be done. */
export const atBeginning = (route: ChainRoute): ChainPosition => ({ ...positionIn(route, []), at: 0 });
