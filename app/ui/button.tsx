import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classNames } from "./class-names.ts";

type Look = "secondary" | "warning" | "inverse";

interface ButtonProps extends Omit<ComponentPropsWithoutRef<"button">, "children"> {
	children: ReactNode;
	look?: Look | undefined;
}

/** A button of a form; submits unless `type` says otherwise. */
export function Button({ look, className, disabled, type = "submit", ...rest }: ButtonProps) {
	return (
		<button
			{...rest}
			type={type}
			className={buttonClass(look, className)}
			data-module="govuk-button"
			{...(disabled ? { disabled: true, "aria-disabled": true } : {})}
		/>
	);
}

interface ButtonLinkProps extends Omit<ComponentPropsWithoutRef<"a">, "href" | "children"> {
	href: string;
	children: ReactNode;
	look?: Look | undefined;
}

/** A link that looks like a button, for the one thing to do next on a page. */
export function ButtonLink({ look, className, ...rest }: ButtonLinkProps) {
	return (
		// biome-ignore lint/a11y/useSemanticElements: it goes somewhere, and is announced as what it looks like
		<a
			{...rest}
			role="button"
			draggable="false"
			className={buttonClass(look, className)}
			data-module="govuk-button"
		/>
	);
}

function buttonClass(look: Look | undefined, className: string | undefined): string {
	return classNames("govuk-button", look && `govuk-button--${look}`, className);
}
