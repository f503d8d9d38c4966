/**
 * Generated tests begin from the same seed on every push, so that a push is judged by its change and not by luck.
 * `SEED=$RANDOM npm test` looks further; what it finds becomes a case of its own.
 */

import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env.SEED ?? 2007) });
