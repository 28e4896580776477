import { randomBytes } from "node:crypto";
import { createCookie } from "@remix-run/node";
import type { BrowserMark } from "#app/context.server.ts";

/** How long a browser keeps its mark, in seconds: as long as a link that asks for it works. */
const maxAge = 15 * 60;

/** The mark of a browser in a signed cookie that lives for a quarter of an hour. */
export function createBrowserMark(options: { secret: string; secure: boolean }): BrowserMark {
	const cookie = createCookie(options.secure ? "__Host-waymark-asked" : "waymark-asked", {
		httpOnly: true,
		sameSite: "lax",
		path: "/",
		secure: options.secure,
		secrets: [options.secret],
		maxAge,
	});
	const read = async (request: Request) => {
		const mark: unknown = await cookie.parse(request.headers.get("Cookie"));
		return typeof mark === "string" ? mark : null;
	};
	return {
		read,
		async give(request) {
			const mark = (await read(request)) ?? randomBytes(16).toString("base64url");
			return { mark, header: await cookie.serialize(mark) };
		},
	};
}
