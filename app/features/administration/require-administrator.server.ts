import { can, type Person } from "#app/domain/access.ts";
import { notFound } from "#app/domain/refusal.ts";
import { data } from "#app/remix.ts";
import type { AppContext } from "../../context.server.ts";
import { requirePerson } from "../workspace/require-person.server.ts";

/** The signed-in administrator. For everybody else who is signed in, the page does not exist: 404. */
export function requireAdministrator(asking: {
	request: Request;
	context: { app: AppContext; person: Person | null };
}): Person {
	const person = requirePerson(asking);
	if (!can(person, "administer", { kind: "installation" })) throw data(notFound.message, { status: 404 });
	return person;
}
