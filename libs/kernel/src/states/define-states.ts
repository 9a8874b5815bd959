import { ConflictError } from '../errors/index.js';

/** What each state is called and which events lead where. A state without an exit has `on: {}`. */
export interface StatesDefinition<State extends string, Event extends string> {
  /** What is in these states, as it begins a sentence: 'Tin, bài'. */
  readonly subject: string;
  readonly initial: NoInfer<State>;
  readonly states: Readonly<Record<State, { readonly label: string; readonly on: Readonly<Partial<Record<Event, NoInfer<State>>>> }>>;
}

export interface StateMachine<State extends string, Event extends string> {
  readonly initial: State;
  readonly states: readonly State[];
  /** The state after an event. @throws ConflictError `wrong_state` */
  next(state: State, event: Event): State;
  can(state: State, event: Event): boolean;
  events(state: State): readonly Event[];
  label(state: State): string;
  is(value: unknown): value is State;
}

/** A small typed state machine: data, no behaviour of its own. */
export function defineStates<const State extends string, const Event extends string>(
  definition: StatesDefinition<State, Event>,
): StateMachine<State, Event> {
  const { subject, initial, states } = definition;
  const names = Object.keys(states) as State[];
  const known = new Set<unknown>(names);
  for (const [name, state] of Object.entries(states) as [State, { on: Partial<Record<Event, State>> }][]) {
    for (const target of Object.values(state.on)) if (!known.has(target)) throw new TypeError(`${name}: unknown state ${String(target)}`);
  }
  const target = (state: State, event: Event): State | undefined => states[state].on[event];
  return {
    initial,
    states: names,
    can: (state, event) => target(state, event) !== undefined,
    events: (state) => Object.keys(states[state].on) as Event[],
    label: (state) => states[state].label,
    is: (value): value is State => known.has(value),
    next: (state, event) => {
      const to = target(state, event);
      if (to === undefined) {
        throw new ConflictError(
          'wrong_state',
          `${subject} đang ở trạng thái “${states[state].label}” nên không thực hiện được thao tác này.`,
          {
            details: { state, event, allowed: Object.keys(states[state].on) },
          },
        );
      }
      return to;
    },
  };
}
