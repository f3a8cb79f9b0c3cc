"""OpenAPI schemas of payload models that say what the models enforce: no unknown field."""

from litestar._openapi.schema_generation import SchemaCreator
from litestar.openapi.spec import Schema
from litestar.plugins.pydantic import PydanticSchemaPlugin
from litestar.typing import FieldDefinition


class ExactPydanticPlugin(PydanticSchemaPlugin):
    """Litestar's plugin, which forgets `additionalProperties: false`."""

    @classmethod
    def for_pydantic_model(cls, field_definition: FieldDefinition, schema_creator: SchemaCreator) -> Schema:
        schema = super().for_pydantic_model(field_definition, schema_creator)
        schema.additional_properties = False
        return schema
