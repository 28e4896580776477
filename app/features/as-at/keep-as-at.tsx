import { type AnchorHTMLAttributes, createContext, useContext } from "react";
import { withAsAt } from "./with-as-at.ts";

const AsAt = createContext<string | null>(null);

/** Tells everything inside as at which day the page is shown; null on the page of now. */
export const AsAtProvider = AsAt.Provider;

/** The day as at which the page is shown; null on the page of now. */
export const useAsAt = (): string | null => useContext(AsAt);

/** A link to another public page of a roadmap that stays on the day as at which this one is shown. */
export function AsAtLink({
	href,
	children,
	...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
	return (
		<a className="govuk-link" {...rest} href={withAsAt(href, useAsAt())}>
			{children}
		</a>
	);
}

/** The hidden field with which a GET form of a public page stays on the day as at which the page is shown. */
export function KeepAsAt() {
	const asAt = useAsAt();
	return asAt === null ? null : <input type="hidden" name="as-at" value={asAt} />;
}
