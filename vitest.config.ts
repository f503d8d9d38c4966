import { defineConfig } from "vitest/config";

const all = ["test/**/*.test.ts"];

/** They put other modules in the places of ours, and must not find these loaded already. */
const mocking = [
  "test/commands/changed-meanwhile.test.ts",
  "test/publish/renderings.test.ts",
  "test/publish/threads.test.ts",
];

const shared = {
  setupFiles: ["test/support/seed.ts"],
  testTimeout: 60_000,
};

export default defineConfig({
  test: {
    // many tests wait for a program that they started
    maxWorkers: "100%",
    passWithNoTests: false,
    projects: [
      // modules of ours keep nothing from one test to the next: loading them once a worker saves a sixth of all time
      { test: { ...shared, name: "together", include: all, exclude: mocking, isolate: false } },
      { test: { ...shared, name: "apart", include: mocking } },
    ],
  },
});
