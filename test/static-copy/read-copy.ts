import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** Every file below a folder, as a path within it. */
export const filesIn = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((path) => statSync(join(folder, path)).isFile())
		.sort();

/** What does not hold in a copy, in words: links that lead nowhere, and whatever would run or need a server. */
export function flawsIn(folder: string): string[] {
	return filesIn(folder)
		.filter((path) => path.endsWith(".html"))
		.flatMap((path) => {
			const html = readFileSync(join(folder, path), "utf8");
			const links = [...html.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map(([, link = ""]) => link);
			return [
				...links.flatMap((link) => (leadsSomewhere(folder, path, link, html) ? [] : [`${path}: ${link}`])),
				...(/<form|<button|\son\w+="|<script(?! type="application\/ld\+json")/.exec(html) ?? []).map(
					(found) => `${path} has ${found}`,
				),
			];
		});
}

function leadsSomewhere(folder: string, path: string, link: string, html: string): boolean {
	if (/^(https?|mailto|webcal):/.test(link)) return true;
	const [file = "", fragment] = decodeURIComponent(link).split("#");
	if (link.startsWith("/") || link.includes("?")) return false;
	const target = file === "" ? join(folder, path) : join(folder, dirname(path), file);
	if (relative(folder, target).startsWith("..") || !existsSync(target) || !statSync(target).isFile())
		return false;
	if (!fragment) return true;
	return (file === "" ? html : readFileSync(target, "utf8")).includes(`id="${fragment}"`);
}
