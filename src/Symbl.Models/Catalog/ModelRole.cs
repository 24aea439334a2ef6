namespace Symbl.Models.Catalog;

/// <summary>Roles of models.</summary>
public enum ModelRole
{
    /// <summary>The role is not known.</summary>
    Other,

    /// <summary>Recognizes words.</summary>
    SpeechRecognition,

    /// <summary>Finds speech.</summary>
    VoiceActivity,

    /// <summary>Finds the turns of speakers in short windows.</summary>
    SpeakerSegmentation,

    /// <summary>Describes a voice as numbers.</summary>
    SpeakerEmbedding,
}

/// <summary>Names of roles in messages.</summary>
internal static class ModelRoleText
{
    /// <summary>The role with its article, as in "a speech recognition model".</summary>
    public static string WithArticle(this ModelRole role) => role switch
    {
        ModelRole.SpeechRecognition => "a speech recognition model",
        ModelRole.VoiceActivity => "a voice activity model",
        ModelRole.SpeakerSegmentation => "a speaker segmentation model",
        ModelRole.SpeakerEmbedding => "a speaker embedding model",
        _ => "a model of an unknown role",
    };
}
