/** A box to tick, ticked where the desk knows the answer. */
export function Box({ on, children }: { readonly on: boolean; readonly children: string }) {
  return (
    <span className="form-box">
      {on ? '☑' : '☐'}
      {children}
    </span>
  );
}
