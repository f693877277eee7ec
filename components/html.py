"""HTML elements: the one kind that pages, components and the server are made of.

They are Dash's own (``dash.html``) and are named, sent and drawn as these; only making and sending
them is quicker (:class:`components.dash_inside.Element`). ``Input`` is no element of Dash: it is
drawn by the server alone, in pages without Dash and in pieces.
"""

from __future__ import annotations

from dash import html

from components.dash_inside import Element


class A(Element, html.A):
    """``<a>``."""


class Blockquote(Element, html.Blockquote):
    """``<blockquote>``."""


class Button(Element, html.Button):
    """``<button>``."""


class Caption(Element, html.Caption):
    """``<caption>``."""


class Code(Element, html.Code):
    """``<code>``."""


class Datalist(Element, html.Datalist):
    """``<datalist>``."""


class Dd(Element, html.Dd):
    """``<dd>``."""


class Details(Element, html.Details):
    """``<details>``."""


class Dfn(Element, html.Dfn):
    """``<dfn>``."""


class Dialog(Element, html.Dialog):
    """``<dialog>``."""


class Div(Element, html.Div):
    """``<div>``."""


class Dl(Element, html.Dl):
    """``<dl>``."""


class Dt(Element, html.Dt):
    """``<dt>``."""


class Fieldset(Element, html.Fieldset):
    """``<fieldset>``."""


class Footer(Element, html.Footer):
    """``<footer>``."""


class Form(Element, html.Form):
    """``<form>``."""


class H1(Element, html.H1):
    """``<h1>``."""


class H2(Element, html.H2):
    """``<h2>``."""


class H3(Element, html.H3):
    """``<h3>``."""


class H4(Element, html.H4):
    """``<h4>``."""


class Header(Element, html.Header):
    """``<header>``."""


class Img(Element, html.Img):
    """``<img>``."""


class Label(Element, html.Label):
    """``<label>``."""


class Legend(Element, html.Legend):
    """``<legend>``."""


class Li(Element, html.Li):
    """``<li>``."""


class Nav(Element, html.Nav):
    """``<nav>``."""


class Noscript(Element, html.Noscript):
    """``<noscript>``."""


class Ol(Element, html.Ol):
    """``<ol>``."""


class Optgroup(Element, html.Optgroup):
    """``<optgroup>``."""


class Option(Element, html.Option):
    """``<option>``."""


class Output(Element, html.Output):
    """``<output>``."""


class P(Element, html.P):
    """``<p>``."""


class Pre(Element, html.Pre):
    """``<pre>``."""


class Section(Element, html.Section):
    """``<section>``."""


class Select(Element, html.Select):
    """``<select>``."""


class Span(Element, html.Span):
    """``<span>``."""


class Strong(Element, html.Strong):
    """``<strong>``."""


class Summary(Element, html.Summary):
    """``<summary>``."""


class Table(Element, html.Table):
    """``<table>``."""


class Tbody(Element, html.Tbody):
    """``<tbody>``."""


class Td(Element, html.Td):
    """``<td>``."""


class Template(Element, html.Template):
    """``<template>``."""


class Textarea(Element, html.Textarea):
    """``<textarea>``."""


class Tfoot(Element, html.Tfoot):
    """``<tfoot>``."""


class Th(Element, html.Th):
    """``<th>``."""


class Thead(Element, html.Thead):
    """``<thead>``."""


class Time(Element, html.Time):
    """``<time>``."""


class Tr(Element, html.Tr):
    """``<tr>``."""


class Ul(Element, html.Ul):
    """``<ul>``."""


class Input(Element):
    """``<input>``."""
