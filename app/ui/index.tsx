export { AppForm, type AppFormProps } from "./app-form";
export { BarChart, type Bar } from "./bar-chart";
export { Button, LinkButton, type ButtonVariant } from "./button";
export { Countdown } from "./countdown";
export { DataTable, type Column } from "./data-table";
export { DefinitionList } from "./definition-list";
export { FaultSummary, useFaultText } from "./fault-summary";
export {
  CheckboxField,
  CheckboxGroupField,
  DateField,
  DateTimeField,
  FileField,
  HiddenField,
  RadioGroupField,
  SelectField,
  TextAreaField,
  TextField,
  type Option,
} from "./fields";
export { useFieldAnchor } from "./form-context";
export { Histogram, Places, ProgressRing, Steps } from "./figures";
export { useLanguage, useT, type Translate } from "./i18n";
export { KeptFresh } from "./kept-fresh";
export { Card, EmptyState, Page, Section } from "./page";
export { Pagination } from "./pagination";
export { Alert, Badge, type Tone } from "./status";
export { Confirmation, SubmitButton } from "./submit-button";
export { TimelineBar, type TimelineWindow } from "./timeline-bar";
export { Count, Decimal, Money, When } from "./values";
