import { readInstallation } from "#db/queries/installation.ts";
import type { AppContext } from "../../context.server.ts";
import { data } from "../../remix.ts";
import { publicAnswer } from "../public/public-answer.server.ts";

/** What the pages that the law asks for are made from; they change when an administrator changes the settings. */
export async function readTextPage(context: AppContext) {
	const page = {
		...(await readInstallation(context.db)),
		/** Whether the service is reached by https: cookies are named accordingly. */
		secure: context.origin().startsWith("https:"),
	};
	return data(page, { headers: publicAnswer({ depends: ["installation"] }) });
}
