/**
 * Programs as whole processes, one at a time, and what the kernel counted of each: wall time is from start to end of the
 * process, processor time (user and system) and peak memory are its own count.
 */

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** @typedef {{ wall: number, cpu: number, peak?: number }} Run seconds, seconds, MiB; the peak of Node's processes only */
/** @typedef {{ run: Run, stdout: string }} Finished */

export class Processes {
  #limit;
  #deadline;
  #pin;
  /** @type {import("node:child_process").ChildProcess | undefined} */
  #child;

  /**
   * @param {number} limit seconds for all of them together
   * @param {readonly string[]} pin a command that holds what follows it to some cores
   */
  constructor(limit, pin = []) {
    this.#limit = limit;
    this.#deadline = performance.now() + limit * 1000;
    this.#pin = pin;
  }

  /**
   * Runs `node` with these arguments, and waits for it.
   *
   * @param {readonly string[]} args
   * @returns {Promise<Finished>}
   */
  async node(args) {
    const usage = fileURLToPath(import.meta.resolve("./usage.mjs"));
    const { wall, stdout, told } = await this.#finish([process.execPath, "--import", usage, ...args]);
    return { run: { wall, ...JSON.parse(told) }, stdout };
  }

  /**
   * Runs a program that is not Node. The shell around it adds a millisecond, and tells what its child has used.
   *
   * @param {readonly string[]} command
   * @returns {Promise<Finished>}
   */
  async foreign(command) {
    const script = '"$@"; status=$?; times >&3; exit $status';
    const { wall, stdout, told } = await this.#finish(["sh", "-c", script, "sh", ...command]);
    const [, children = ""] = told.trim().split("\n");
    const times = [...children.matchAll(/(\d+)m([\d.]+)s/g)];
    const cpu = times.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
    return { run: { wall, cpu }, stdout };
  }

  /** Ends the one that is running, if any. */
  stop() {
    this.#child?.kill("SIGKILL");
  }

  /**
   * @param {readonly string[]} args
   * @returns {Promise<{ wall: number, stdout: string, told: string }>} `told`: what was written to file descriptor 3
   */
  #finish(args) {
    const left = this.#deadline - performance.now();
    if (left <= 0) throw this.#overLimit();
    const [command, ...rest] = [...this.#pin, ...args];
    const { NODE_OPTIONS: _, ...env } = process.env;
    return new Promise((resolve, reject) => {
      const start = performance.now();
      const child = spawn(command, rest, {
        env,
        stdio: ["ignore", "pipe", "pipe", "pipe"],
        timeout: Math.ceil(left),
        killSignal: "SIGKILL",
      });
      this.#child = child;
      let end = start;
      const [, stdout, stderr, told] = child.stdio.map(collected);
      child.on("error", reject);
      child.on("exit", () => {
        end = performance.now();
      });
      child.on("close", (status, signal) => {
        this.#child = undefined;
        if (performance.now() >= this.#deadline) return reject(this.#overLimit());
        if (status !== 0) {
          const said = stderr().slice(-2_000);
          return reject(new Error(`${args.join(" ")} ended with ${status ?? signal}\n${said}`));
        }
        resolve({ wall: (end - start) / 1000, stdout: stdout(), told: told() });
      });
    });
  }

  #overLimit() {
    return new Error(`the time limit of ${this.#limit} s is over`);
  }
}

/**
 * @param {import("node:stream").Readable | import("node:stream").Writable | null | undefined} stream
 * @returns {() => string}
 */
function collected(stream) {
  /** @type {Buffer[]} */
  const chunks = [];
  stream?.on("data", (chunk) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}
