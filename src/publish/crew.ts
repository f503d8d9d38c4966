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

/**
 * Each task with its result, in the order of the tasks, which are asked for when they are begun. A result that nobody gives
 * in time is made here.
 */
export function* inTurn<Task, Result>(
  tasks: Iterable<Task>,
  here: (task: Task) => Result,
  crew: Crew<Task, Result>,
): Generator<readonly [Task, Result]> {
  const work = new Work(tasks, here, crew);
  for (let next = work.next(); next; next = work.next()) yield next;
}

class Work<Task, Result> {
  readonly #tasks: Iterator<Task>;
  readonly #here: (task: Task) => Result;
  readonly #crew: Crew<Task, Result>;
  readonly #away = new Set<Task>();
  readonly #done = new Map<Task, Result>();
  /** Those that were asked for and are not taken yet, in their order. */
  readonly #line: Task[] = [];
  /** So many of these are begun. */
  #begun = 0;
  /** Waited for in vain, and not heard since. */
  #isSilent = false;

  constructor(tasks: Iterable<Task>, here: (task: Task) => Result, crew: Crew<Task, Result>) {
    this.#tasks = tasks[Symbol.iterator]();
    this.#here = here;
    this.#crew = crew;
  }

  /** The first in line with its result; nothing after the last one. */
  next(): readonly [Task, Result] | undefined {
    const first = this.#inLine(0);
    if (!first) return undefined;
    const { task } = first;
    const result = this.#resultOf(task);
    this.#line.shift();
    this.#begun -= 1;
    return [task, result];
  }

  #resultOf(task: Task): Result {
    for (;;) {
      this.#take(false);
      // what is wanted soonest is done here, and what comes behind it there
      const mine = this.#done.has(task) ? undefined : this.#begin();
      this.#giveAway();
      if (mine) this.#done.set(mine.task, this.#here(mine.task));
      else if (!this.#done.has(task) && !this.#isHeard()) this.#takeBack(task);
      const result = this.#done.get(task);
      if (result === undefined) continue;
      this.#done.delete(task);
      return result;
    }
  }

  #inLine(place: number): { readonly task: Task } | undefined {
    if (place === this.#line.length) {
      const next = this.#tasks.next();
      if (next.done) return undefined;
      this.#line.push(next.value);
    }
    return { task: this.#line[place] as Task };
  }

  /** The next one that nobody has begun. */
  #waiting(): { readonly task: Task } | undefined {
    return this.#begun > farthest ? undefined : this.#inLine(this.#begun);
  }

  #isHeard(): boolean {
    this.#isSilent ||= !this.#take(true);
    return !this.#isSilent;
  }

  #take(wait: boolean): boolean {
    const taken = this.#crew.take(wait);
    if (taken.length > 0) this.#isSilent = false;
    for (const { task, result } of taken) {
      if (this.#away.delete(task)) this.#done.set(task, result ?? this.#here(task));
    }
    return taken.length > 0;
  }

  #begin(): { readonly task: Task } | undefined {
    const next = this.#waiting();
    if (next) this.#begun += 1;
    return next;
  }

  #giveAway(): void {
    if (this.#isSilent) return;
    for (let next = this.#waiting(); next && this.#crew.give(next.task); next = this.#waiting()) {
      this.#away.add(next.task);
      this.#begun += 1;
    }
  }

  #takeBack(task: Task): void {
    this.#away.delete(task);
    this.#done.set(task, this.#here(task));
  }
}
