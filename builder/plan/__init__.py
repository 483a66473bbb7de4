"""What there is to make: `plan` turns a checked site into jobs, each of which can be rendered by itself. Pure."""

from builder.plan.prints import PrintTask, plan_prints
from builder.plan.web import WebPlan, plan_web

__all__ = ["PrintTask", "WebPlan", "plan_prints", "plan_web"]
