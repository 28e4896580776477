import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { useFocusOnMount } from "./focus-on-mount.ts";

interface NotificationBannerProps {
	children: ReactNode;
	/** "success" after something was done; without it, news that the page should not hide. */
	type?: "success" | undefined;
	title?: string | undefined;
	/** A success is read out without taking focus: something further down the page has it. */
	leavesFocus?: boolean | undefined;
}

/** Says at the top of the page what happened. A text becomes its heading line. */
export function NotificationBanner(props: NotificationBannerProps) {
	return props.type === "success" && props.leavesFocus !== true ? (
		<SuccessBanner {...props} />
	) : (
		<Banner {...props} role={props.type === "success" ? "alert" : "region"} />
	);
}

/** What was just done is read out at once: the banner takes focus. */
function SuccessBanner(props: NotificationBannerProps) {
	const ref = useFocusOnMount<HTMLDivElement>();
	return <Banner {...props} role="alert" bannerRef={ref} />;
}

interface BannerProps extends NotificationBannerProps {
	role: "alert" | "region";
	bannerRef?: React.RefObject<HTMLDivElement>;
}

function Banner({ children, type, role, title, bannerRef }: BannerProps) {
	return (
		// biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles that are passed take a name
		<div
			{...(bannerRef ? { ref: bannerRef } : {})}
			className={classNames("govuk-notification-banner", type && `govuk-notification-banner--${type}`)}
			role={role}
			aria-labelledby="govuk-notification-banner-title"
			data-module="govuk-notification-banner"
		>
			<div className="govuk-notification-banner__header">
				<h2 className="govuk-notification-banner__title" id="govuk-notification-banner-title">
					{title ?? (type === "success" ? "Success" : "Important")}
				</h2>
			</div>
			<div className="govuk-notification-banner__content">
				{typeof children === "string" ? (
					<p className="govuk-notification-banner__heading">{children}</p>
				) : (
					children
				)}
			</div>
		</div>
	);
}
