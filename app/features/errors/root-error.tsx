import type { SendAgain } from "../../domain/limits.ts";
import { isRouteErrorResponse, useRouteError } from "../../remix.ts";
import { Footer } from "../../ui/footer.tsx";
import { useRequestId } from "../../ui/request-id.ts";
import { ServiceHeader } from "../../ui/service-header.tsx";
import { SkipLink } from "../../ui/skip-link.tsx";
import { useBrand } from "../installation/brand.ts";
import { supportLinks } from "../legal/support-links.ts";
import { errorHeading, statusOf } from "./error-heading.ts";
import { SendAgainForm } from "./send-again.tsx";

/** What a refusal may say instead of the sentence for its status, and where to go on. */
interface Explained {
	sentence: string;
	link?: { text: string; href: string };
	/** A form that was not taken, to be sent again. */
	again?: SendAgain | null;
}

const isExplained = (said: unknown): said is Explained =>
	typeof said === "object" && said !== null && "sentence" in said;

const sentences: Record<number, string> = {
	404: "There is nothing at this address, or you may not see it.",
	405: "This address takes no forms. Open the page again and send the form from there.",
};

const homeLink = { text: "Go to the roadmaps", href: "/" };
/** Only those who are signed in are told that they may not. */
const workspaceLink = { text: "Go to your workspace", href: "/workspace" };

/** The page for whatever went wrong: what happened, and what to do. */
export function RootError() {
	const error = useRouteError();
	const { serviceName, logoHref } = useBrand();
	const requestId = useRequestId();
	const status = statusOf(error);
	const said = isRouteErrorResponse(error) && typeof error.data === "string" ? error.data : "";
	const explained = isRouteErrorResponse(error) && isExplained(error.data) ? error.data : null;
	// Sentences that a framework wrote for developers are not for readers.
	const sentence =
		explained?.sentence ??
		sentences[status] ??
		(status < 500 && said !== "" ? said : "This is our fault and it has been noted. Try again in a minute.");
	const link = explained?.link ?? (status === 403 ? workspaceLink : homeLink);
	return (
		<>
			<SkipLink />
			<ServiceHeader name={serviceName} logoHref={logoHref} />
			<div className="govuk-width-container">
				<main className="govuk-main-wrapper" id="content">
					<h1 className="govuk-heading-l">{errorHeading(error)}</h1>
					<p className="govuk-body">{sentence}</p>
					{status >= 500 && requestId && (
						<p className="govuk-body">
							If you tell us about it, quote this number: <strong>{requestId}</strong>
						</p>
					)}
					{explained?.again && <SendAgainForm again={explained.again} />}
					<p className="govuk-body">
						<a className="govuk-link" href={link.href}>
							{link.text}
						</a>
					</p>
				</main>
			</div>
			<Footer links={supportLinks} />
		</>
	);
}
