import { readInstallation } from "#db/queries/installation.ts";
import type { AppContext } from "../../context.server.ts";
import { data } from "../../remix.ts";
import { publicAnswer } from "../public/public-answer.server.ts";

/** What the pages that the law asks for are made from; they change when an administrator changes the settings. */
export async function readTextPage(context: AppContext) {
	return data(await readInstallation(context.db), { headers: publicAnswer({ depends: ["installation"] }) });
}
