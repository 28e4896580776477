import type { ReactElement } from "react";
import { Meta, useLocation, useMatches, useRouteError } from "#app/remix.ts";
import { withAsAt } from "../as-at/with-as-at.ts";
import { errorHeading } from "../errors/error-heading.ts";
import { useBrand, useOrigin } from "../installation/brand.ts";
import { SocialTags } from "./social-tags.tsx";

/** What routes end their titles with: an installation has a name of its own in its place. */
const ownEnding = / – Waymark$/;

/**
 * What stands in the head of a page: what its route says, with the name of the service at the end of the title. Public pages also
 * name the one address under which they are to be found, and what social networks show of them.
 */
export function PageMeta() {
	const { serviceName } = useBrand();
	const url = useCanonical();
	const error = useRouteError();
	const said = (Meta().props as { children: (ReactElement<Record<string, string>> | null)[] }).children;
	const title = said.find((element) => element?.type === "title")?.props.children ?? "";
	const about = title === "" && error !== undefined ? errorHeading(error) : title.replace(ownEnding, "");
	const description = said.find((element) => element?.props.name === "description")?.props.content;
	return (
		<>
			{about === "" ? null : <title>{`${about} – ${serviceName}`}</title>}
			{said.filter((element) => element?.type !== "title")}
			{title === "" || url === null ? null : (
				<>
					<link rel="canonical" href={url} />
					<SocialTags title={about} description={description} url={url} />
				</>
			)}
		</>
	);
}

/** The address under which a public page is to be known; null for every other page. */
function useCanonical(): string | null {
	const origin = useOrigin();
	const { pathname, search } = useLocation();
	const matches = useMatches();
	if (origin === "" || !matches.some(({ handle }) => (handle as { public?: object } | undefined)?.public))
		return null;
	const asAt = matches.map(({ data }) => (data as { asAt?: string | null } | undefined)?.asAt);
	return origin + canonicalPath(pathname, search, asAt.find((day) => typeof day === "string") ?? null);
}

/** An address without what only narrows or orders the page: its day and its place in a list stay. */
export function canonicalPath(pathname: string, search: string, asAt: string | null): string {
	const given = new URLSearchParams(search);
	// The part of a list that is narrowed is no part of the whole one.
	const place = given.has("before")
		? "before"
		: given.has("page") && given.size === 1 + Number(given.has("as-at"))
			? "page"
			: null;
	const path = pathname.replace(/(?<=.)\/+$/, "");
	const query = place && new URLSearchParams({ [place]: given.get(place) ?? "" });
	return withAsAt(query === null ? path : `${path}?${query}`, asAt);
}
