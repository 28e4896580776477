import { expect, test } from "vitest";
import { type LimitKind, limitKinds, waitSentence } from "#app/domain/limits.ts";
import { readEnv } from "../env.ts";
import { createLimits, type LimitSize } from "./create-limits.ts";
import { limitSizes } from "./limit-sizes.ts";

const roomy = Object.fromEntries(limitKinds.map((kind) => [kind, { points: 3, seconds: 600 }]));
const sizes = {
	...(roomy as Record<LimitKind, LimitSize>),
	"sign-in-address": { points: 2, seconds: 600 },
};

test("[I5] what is too much is refused with the seconds to wait", async () => {
	const limits = createLimits(sizes);
	const answers = [];
	for (let i = 0; i < 3; i++) answers.push(await limits.take("sign-in-address", "ada@example.org 192.0.2.1"));
	expect(answers.slice(0, 2)).toEqual([{ ok: true }, { ok: true }]);
	expect(answers[2]).toMatchObject({ ok: false });
	const { retryAfterSeconds } = answers[2] as { retryAfterSeconds: number };
	expect(retryAfterSeconds).toBeGreaterThan(590);
	expect(retryAfterSeconds).toBeLessThanOrEqual(600);
});

test("[I5] one network never locks out another, nor one kind another", async () => {
	const limits = createLimits(sizes);
	for (let i = 0; i < 10; i++) await limits.take("sign-in-network", "192.0.2.1");
	expect(await limits.take("sign-in-network", "192.0.2.1")).toMatchObject({ ok: false });
	expect(await limits.take("sign-in-network", "192.0.2.2")).toEqual({ ok: true });
	expect(await limits.take("one-time-link", "192.0.2.1")).toEqual({ ok: true });
});

test("[I5] every kind has a size, from the configuration", () => {
	const read = readEnv({ DEMO: "1", LIMIT_SIGN_IN_PER_ADDRESS: "7", LIMIT_SIGN_IN_PER_NETWORK: "70" });
	const made = limitSizes(read.ok ? read.env.limits : expect.fail(read.message));
	expect(Object.keys(made)).toEqual(expect.arrayContaining([...limitKinds]));
	expect(made["sign-in-address"].points).toBe(7);
	expect(made["sign-in-network"].points).toBe(70);
});

test("[I5] people are told in minutes", () => {
	expect(waitSentence(20)).toBe("There were too many tries from here. Wait a minute and try again.");
	expect(waitSentence(61)).toBe("There were too many tries from here. Wait 2 minutes and try again.");
});
