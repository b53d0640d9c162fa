"""The one blueprint of the programme's pages."""

from flask import Blueprint

programme = Blueprint("programme", __name__, url_prefix="/programme")
