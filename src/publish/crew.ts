/**
 * Tasks that several do at the same time, taken in their order: some are given away, the others are done here. What comes
 * out is the same, whoever did what.
 */

/** Those that work beside us. */
export interface Crew<Task, Result> {
  /** False: all have enough to do, or there is nobody. */
  give(task: Task): boolean;
  /** What came since. With `wait`, the next is waited for; nothing then means that it takes too long. */
  take(wait: boolean): readonly Done<Task, Result>[];
}

export interface Done<Task, Result> {
  readonly task: Task;
  /** Absent where it could not be done there. */
  readonly result: Result | undefined;
}

/** How many tasks we work ahead of the one that is taken next: what is done and not taken waits in memory. */
const farthest = 12;

/** Each task with its result, in the order of the tasks. A result that nobody gives in time is made here. */
export function* inTurn<Task, Result>(
  tasks: readonly Task[],
  here: (task: Task) => Result,
  crew: Crew<Task, Result>,
): Generator<readonly [Task, Result]> {
  const work = new Work(tasks, here, crew);
  for (const [turn, task] of tasks.entries()) yield [task, work.resultOf(task, turn)];
}

class Work<Task, Result> {
  readonly #tasks: readonly Task[];
  readonly #here: (task: Task) => Result;
  readonly #crew: Crew<Task, Result>;
  readonly #away = new Set<Task>();
  readonly #done = new Map<Task, Result>();
  #next = 0;

  constructor(tasks: readonly Task[], here: (task: Task) => Result, crew: Crew<Task, Result>) {
    this.#tasks = tasks;
    this.#here = here;
    this.#crew = crew;
  }

  resultOf(task: Task, turn: number): Result {
    for (;;) {
      this.#take(false);
      // what is wanted soonest is done here, and what comes behind it there
      const mine = this.#done.has(task) ? undefined : this.#begin(turn);
      this.#giveAway(turn);
      if (mine) this.#done.set(mine.task, this.#here(mine.task));
      else if (!this.#done.has(task) && !this.#take(true)) this.#takeBack(task);
      const result = this.#done.get(task);
      if (result === undefined) continue;
      this.#done.delete(task);
      return result;
    }
  }

  #take(wait: boolean): boolean {
    const taken = this.#crew.take(wait);
    for (const { task, result } of taken) {
      if (this.#away.delete(task)) this.#done.set(task, result ?? this.#here(task));
    }
    return taken.length > 0;
  }

  #begin(turn: number): { readonly task: Task } | undefined {
    if (this.#next >= this.#tasks.length || this.#next > turn + farthest) return undefined;
    this.#next += 1;
    return { task: this.#tasks[this.#next - 1] as Task };
  }

  #giveAway(turn: number): void {
    while (this.#next < this.#tasks.length && this.#next <= turn + farthest) {
      const task = this.#tasks[this.#next] as Task;
      if (!this.#crew.give(task)) return;
      this.#away.add(task);
      this.#next += 1;
    }
  }

  #takeBack(task: Task): void {
    this.#away.delete(task);
    this.#done.set(task, this.#here(task));
  }
}
