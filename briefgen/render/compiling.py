"""Compiles templates to Python that takes the short way where it is known to be safe.

Jinja asks the sandbox before every attribute and every call, which is most of what printing costs. Here the
question is asked in the compiled template itself: is this a type that was seen to have this field, is this a
macro, are these our own words? Whatever else it may be goes the way that Jinja would have gone.
"""

from __future__ import annotations

from collections.abc import Iterable
from keyword import iskeyword

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef, optimizeconst

SAYINGS = ("_", "gettext", "ngettext", "pgettext")
"""The functions that say words: they need no context and call nothing that a template passes."""


_NAMING = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)


def _named_in(template: nodes.Template) -> set[str]:
    """Give the templates that one names in plain words."""
    names = (getattr(node, "template", None) for node in template.find_all(_NAMING))
    return {name.value for name in names if isinstance(name, nodes.Const) and isinstance(name.value, str)}


class Compiler(CodeGenerator):
    """Jinja's compiler, with short ways for fields of views, macros, words and text that is printed."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Write a template's module; what its functions look up in it stands at its end."""
        self._fields: dict[str, None] = {}
        self._words: dict[str, str] = {}
        self._values: list[str] = []
        super().visit_Template(node, frame)
        self.writeline("from briefgen.render.short_ways import Quick, escaped, markup, printed", extra=1)
        self.writeline(f"needs = {sorted(_named_in(node))!r}")
        for attribute in self._fields:
            self.writeline(f"with_{attribute} = environment.types_with({attribute!r})")
        for words, name in self._words.items():
            self.writeline(f"{name} = environment.said({words!r})")
        for name in SAYINGS:
            self.writeline(f"says_{name} = environment.globals.get({name!r})")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Write what a template or one of its blocks prints: put together in a list, and given in one piece.

        Jinja gives it piece by piece, and each piece goes through every block and parent around it.
        """
        whole = frame.buffer is None and (frame.rootlevel or (frame.block_frame and frame.block is not None))
        if whole:
            self.buffer(frame)
        super().blockvisit(nodes, frame)
        if whole:
            self.writeline(f"yield concat({frame.buffer})")

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write ``x.name``: at once from a type that has the field, by way of the sandbox from any other."""
        if node.attr.startswith("_") or not node.attr.isidentifier() or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self._fields[node.attr] = None
        if isinstance(node.node, nodes.Name):
            value = asked = frame.symbols.ref(node.node.name)
        else:
            value = asked = self.temporary_identifier()
        self.write(f"({value}.{node.attr} if type(")
        if isinstance(node.node, nodes.Name):
            self.write(asked)
        else:
            self.write(f"{asked} := ")
            self.visit(node.node, frame)
        self.write(f") in with_{node.attr} else environment.getattr(")
        if isinstance(node.node, nodes.Name):
            self.visit(node.node, frame)
        else:
            self.write(value)
        self.write(f", {node.attr!r}))")

    @optimizeconst
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Write a call: at once of a macro or of our words, by way of the sandbox of anything else."""
        context = frame.eval_ctx
        short = isinstance(node.node, nodes.Name) and context.autoescape and not context.volatile
        if not short or forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        assert isinstance(node.node, nodes.Name)
        name = node.node.name
        ref = frame.symbols.ref(name)
        words = node.args[0] if name == "_" and len(node.args) == 1 and not node.kwargs else None
        constant = None
        if isinstance(words, nodes.Const) and isinstance(words.value, str):
            constant = self._words.setdefault(words.value, f"words_{len(self._words)}")
            self.write(f"({constant} if {ref} is says__ and {constant} is not None else ")
        if name in SAYINGS:
            self.write(f"({ref} if {ref} is says_{name} else ")
        else:
            how = "keyed" if node.kwargs else "printed"
            self.write(f"({ref}.{how} if type({ref}) is Quick and {ref}.most >= {len(node.args)} else ")
        self.write("environment.caller(context, ")
        self.visit(node.node, frame)
        if frame.loop_frame:
            self.write(", _loop_vars=_loop_vars")
        if frame.block_frame:
            self.write(", _block_vars=_block_vars")
        self.write("))(")
        # A signature begins with a comma, as if something stood before it.
        if node.args:
            self.visit(node.args[0], frame)
        elif node.kwargs:
            self.write("*()")
        self.signature(nodes.Call(node.node, node.args[1:], node.kwargs, None, None), frame)
        self.write(")")
        if constant:
            self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write the object of a macro: our own, unless the macro takes more than its arguments."""
        if macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
            return
        names = "".join(f"{argument.name!r}, " for argument in macro_ref.node.args)
        refs = "".join(f"{frame.symbols.ref(argument.name)!r}, " for argument in macro_ref.node.args)
        name = getattr(macro_ref.node, "name", None)
        self.write(f"Quick(environment, macro, {name!r}, ({names}), ({refs}), context.eval_ctx.autoescape)")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        """Return what a macro printed: Jinja asks to leave that unescaped only of macros."""
        if force_unescaped:
            self.writeline(f"return markup(concat({frame.buffer}))")
        else:
            super().return_buffer_contents(frame, force_unescaped)

    def visit_AssignBlock(self, node: nodes.AssignBlock, frame: Frame) -> None:  # noqa: N802
        """Write ``{% set name %}…{% endset %}``."""
        if node.filter is not None or frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super().visit_AssignBlock(node, frame)
            return
        self.push_assign_tracking()
        inner = frame.inner()
        inner.require_output_check = False
        inner.symbols.analyze_node(node)
        self.enter_frame(inner)
        self.buffer(inner)
        self.blockvisit(node.body, inner)
        self.newline(node)
        self.visit(node.target, frame)
        self.write(f" = markup(concat({inner.buffer}))")
        self.pop_assign_tracking(frame)
        self.leave_frame(inner)

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context:
            super()._import_common(node, frame)
        else:
            self.write("environment.module_of(")
            self.visit(node.template, frame)
            self.write(f", {self.name!r})")

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if self._is_plain(frame, finalize):
            value = self.temporary_identifier()
            self._values.append(value)
            self.write(f"({value} if type({value} := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if self._is_plain(frame, finalize):
            value = self._values.pop()
            self.write(f") is Markup else escaped[{value}] if type({value}) is str else printed({value}))")
        else:
            super()._output_child_post(node, frame, finalize)

    @staticmethod
    def _is_plain(frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> bool:
        return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None
