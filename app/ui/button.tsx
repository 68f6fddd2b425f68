import { Link, type LinkProps } from "@remix-run/react";
import type { ButtonHTMLAttributes } from "react";

export type ButtonVariant = "primary" | "secondary" | "danger" | "quiet";

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { variant?: ButtonVariant };

export function Button({ variant = "secondary", className = "", type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={`button button-${variant} ${className}`} {...rest} />;
}

/** A link that asks to be pressed: one `primary` on a page, for its main action. */
export function LinkButton({
  variant = "secondary",
  className = "",
  ...rest
}: LinkProps & { variant?: ButtonVariant }) {
  return <Link className={`button button-${variant} ${className}`} {...rest} />;
}
