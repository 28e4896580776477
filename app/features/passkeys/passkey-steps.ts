import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";

/** What only the library can check: an object with the identifier of the passkey. */
function response<T extends { id: string }>() {
	const shape = z.looseObject({ id: z.string().max(2_000) });
	return z.custom<T>((value) => shape.safeParse(value).success);
}

/** The two steps of signing in with a passkey, as the script of the sign-in page sends them. */
export const signInStep = z.discriminatedUnion("step", [
	z.object({ step: z.literal("begin") }),
	z.object({
		step: z.literal("finish"),
		response: response<AuthenticationResponseJSON>(),
		to: z.string().max(2_000),
	}),
]);

/** The two steps of adding a passkey. */
export const addStep = z.discriminatedUnion("step", [
	z.object({ step: z.literal("begin") }),
	z.object({
		step: z.literal("finish"),
		response: response<RegistrationResponseJSON>(),
		name: z.string().max(2_000),
	}),
]);
